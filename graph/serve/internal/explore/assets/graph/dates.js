// Dates as statements have them: 2022, 2022-10, 2022-10-21, a week as 2022-W42, or two of
// the first three with a stroke between them.

const day = 24 * 3600 * 1000;

// daysOf returns the first and the last day of a date, and nothing of none.
export function daysOf(date) {
  if (!date) return null;
  if (date.includes("/")) {
    const [from, to] = date.split("/").map(daysOf);
    return from && to ? [from[0], to[1]] : null;
  }
  const week = date.match(/^(\d{4})-W(\d\d)$/);
  if (week) {
    // The first week is that of the 4th of January (ISO 8601).
    const fourth = Date.UTC(Number(week[1]), 0, 4);
    const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day + (Number(week[2]) - 1) * 7 * day;
    return [iso(monday), iso(monday + 6 * day)];
  }
  const [, y, m, d] = date.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
  if (!y) return null;
  if (d) return [date, date];
  if (m) return [`${date}-01`, iso(Date.UTC(Number(y), Number(m), 0))];
  return [`${y}-01-01`, `${y}-12-31`];
}

function iso(time) {
  return new Date(time).toISOString().slice(0, 10);
}

// within reports whether any day of date lies between since and until, both included.
export function within(date, since, until) {
  if (!since && !until) return true;
  const days = daysOf(date);
  if (!days) return false;
  return (!since || days[1] >= (daysOf(since)?.[0] ?? "")) && (!until || days[0] <= (daysOf(until)?.[1] ?? "9999"));
}

const lengths = { year: 4, month: 7, day: 10 };

// histogram counts dates by years, months or days, so that there are few bars. A bar has
// its first and last day and how many dates begin in it.
export function histogram(dates, most = 36) {
  const days = dates
    .map((d) => daysOf(d)?.[0])
    .filter(Boolean)
    .sort();
  if (!days.length) return [];
  for (const unit of ["day", "month", "year"]) {
    const bars = filled(days[0], days.at(-1), unit, most);
    if (!bars) continue;
    const at = new Map(bars.map((bar) => [bar.name, bar]));
    for (const d of days) at.get(d.slice(0, lengths[unit])).count++;
    return bars;
  }
  // More years than bars: several to a bar.
  const first = Number(days[0].slice(0, 4)),
    last = Number(days.at(-1).slice(0, 4));
  const width = Math.ceil((last - first + 1) / most);
  const bars = [];
  for (let y = first; y <= last; y += width) {
    bars.push({ name: `${y}–${y + width - 1}`, from: `${y}-01-01`, to: `${y + width - 1}-12-31`, count: 0 });
  }
  for (const d of days) bars[Math.floor((Number(d.slice(0, 4)) - first) / width)].count++;
  return bars;
}

// filled returns the bars from one day to another, or nothing where they are too many.
function filled(first, last, unit, most) {
  const length = lengths[unit],
    bars = [];
  for (let name = first.slice(0, length); name <= last.slice(0, length); name = next(name, unit)) {
    if (bars.length === most) return null;
    const [from, to] = daysOf(name);
    bars.push({ name, from, to, count: 0 });
  }
  return bars;
}

function next(name, unit) {
  const [y, m = 1, d = 1] = name.split("-").map(Number);
  if (unit === "year") return String(y + 1).padStart(4, "0");
  return iso(unit === "month" ? Date.UTC(y, m, 1) : Date.UTC(y, m - 1, d + 1)).slice(0, lengths[unit]);
}
