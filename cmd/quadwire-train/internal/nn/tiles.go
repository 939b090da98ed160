package nn

import "sync"

// A tile of B is 16 columns of 32 rows, a tile of A 16 rows of 32 columns, both of
// bfloat16: the leading half of a float32. Products of such numbers are added up in
// float32, and the weights stay in float32 as well, which trains as well as float32
// throughout (Kalamkar et al. 2019, "A Study of BFLOAT16 for Deep Learning Training").
const (
	tileCols = 16
	tileDeep = 32
	tileSize = tileCols * tileDeep
)

// packTiles is Pack for products on tiles: panels of 16 columns, tile after tile. A
// tile holds sixteen pairs of rows, the two values of a column side by side.
func (p *Packed) packTiles(b Mat, transpose bool) {
	deep, panels := tilesDeep(p.rows), (p.cols+tileCols-1)/tileCols
	need := panels * deep * tileSize
	if cap(p.tiles) < need {
		p.tiles = make([]uint16, need)
	}
	p.tiles = p.tiles[:need]
	if transpose {
		p.packTilesTransposed(b, deep, panels)
		return
	}
	if p.cols == 0 {
		return
	}
	for k := 0; k < p.rows; k += 2 {
		var second []float32
		if k+1 < p.rows {
			second = b.Row(k + 1)
		} else {
			second = make([]float32, p.cols)
		}
		bfPairs(p.cols, &b.Row(k)[0], &second[0], &p.tiles[k*tileCols], 2*deep*tileSize)
	}
	for pn := range panels {
		clear(p.tiles[pn*deep*tileSize+(p.rows+1)/2*2*tileCols : (pn+1)*deep*tileSize])
	}
}

func (p *Packed) packTilesTransposed(b Mat, deep, panels int) {
	for pn := range panels {
		for d := range deep {
			to := &p.tiles[(pn*deep+d)*tileSize]
			j, k := pn*tileCols, d*tileDeep
			if j+tileCols <= p.cols && k+tileDeep <= p.rows {
				bfRowsT(&b.V[j*b.Cols+k], 4*b.Cols, to)
				continue
			}
			var edge [tileSize]float32
			copyBlock(edge[:], tileDeep, b, j, k, tileCols, tileDeep)
			bfRowsT(&edge[0], 4*tileDeep, to)
		}
	}
}

// copyBlock copies what there is of the rows x cols values of m from row r and column c.
func copyBlock(to []float32, width int, m Mat, r, c, rows, cols int) {
	rows, cols = min(rows, m.Rows-r), min(cols, m.Cols-c)
	for i := range rows {
		copy(to[i*width:i*width+cols], m.V[(r+i)*m.Cols+c:])
	}
}

func tilesDeep(k int) int { return (k + tileDeep - 1) / tileDeep }

// tileRows lends the memory for 32 rows of A.
var tileRows = sync.Pool{New: func() any { return new([]uint16) }}

// mulAddTiles is MulAdd on tiles.
func mulAddTiles(c, a Mat, transpose bool, p *Packed) {
	m, deep := a.Rows, tilesDeep(p.rows)
	if transpose {
		m = a.Cols
	}
	// An odd number of cache lines keeps the rows from falling on the same few places
	// of the cache.
	lda := (deep | 1) * tileDeep
	buf := tileRows.Get().(*[]uint16)
	if len(*buf) < 2*tileCols*lda {
		*buf = make([]uint16, 2*tileCols*lda)
	}
	block := *buf
	for r := 0; r < m; r += 2 * tileCols {
		rows := min(2*tileCols, m-r)
		if transpose {
			columnsToTiles(block, lda, a, r, rows, deep)
		} else {
			rowsToTiles(block, lda, sub(a, r, rows), deep)
		}
		mulBlock(c.V[r*c.Cols:], c.Cols, rows, block, lda, p, deep)
	}
	tileRows.Put(buf)
}

// rowsToTiles converts at most 32 rows of A.
func rowsToTiles(block []uint16, lda int, a Mat, deep int) {
	for i := range a.Rows {
		to := block[i*lda : i*lda+deep*tileDeep]
		bfRow(a.Cols, &a.V[i*a.Cols], &to[0])
		clear(to[(a.Cols+15)&^15:])
	}
}

// columnsToTiles converts at most 32 columns of A, whose transpose is to be multiplied.
func columnsToTiles(block []uint16, lda int, a Mat, from, cols, deep int) {
	for h := 0; h < cols; h += tileCols {
		for d := range deep {
			to := &block[h*lda+d*tileDeep]
			k := d * tileDeep
			if h+tileCols <= cols && k+tileDeep <= a.Rows {
				bfPairsT(&a.V[k*a.Cols+from+h], 4*a.Cols, to, 2*lda)
				continue
			}
			var edge [tileSize]float32
			copyBlock(edge[:], tileCols, a, k, from+h, tileDeep, tileCols)
			bfPairsT(&edge[0], 4*tileCols, to, 2*lda)
		}
	}
}

// mulBlock multiplies at most 32 rows of A with all columns of B.
func mulBlock(c []float32, ldc, rows int, a []uint16, lda int, p *Packed, deep int) {
	full, edge := p.cols/tileCols, p.cols%tileCols
	panel := func(pn int) *uint16 { return &p.tiles[pn*deep*tileSize] }
	pn := 0
	if rows > tileCols {
		if full >= 2 {
			tiles2x2(twoRowsOfTiles(rows, tileCols), &a[0], 2*lda, panel(0), deep, &c[0], 4*ldc, full/2)
			pn = full &^ 1
		}
		if full%2 == 1 && edge > 0 {
			tiles2x2(twoRowsOfTiles(rows, edge), &a[0], 2*lda, panel(pn), deep, &c[pn*tileCols], 4*ldc, 1)
			return
		}
	} else if full >= 4 {
		tiles1x4(oneRowOfTiles(rows, tileCols), &a[0], 2*lda, panel(0), deep, &c[0], 4*ldc, full/4)
		pn = full &^ 3
	}
	for ; pn*tileCols < p.cols; pn++ {
		width := min(tileCols, p.cols-pn*tileCols)
		for r := 0; r < rows; r += tileCols {
			cfg := oneRowOfTiles(min(tileCols, rows-r), width)
			tiles1x1(cfg, &a[r*lda], 2*lda, panel(pn), deep, &c[r*ldc+pn*tileCols], 4*ldc)
		}
	}
}
