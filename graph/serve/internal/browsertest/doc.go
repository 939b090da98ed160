// Package browsertest drives a real Chromium in tests of the server's pages.
//
// A test starts one with [Start] and opens pages of a server that runs on 127.0.0.1.
// A page fails its test at the end where it
//
//   - wrote an error to the console or threw one that nobody caught,
//   - did what its Content-Security-Policy forbids,
//   - asked for a file that is not there,
//   - asked another host than the server for anything. No such request leaves the
//     machine: the browser resolves no name, and no address but 127.0.0.1.
//
// Helpers wait for what they need by asking the page again and again, up to a deadline.
//
// The environment decides about the browser:
//
//	CHROMIUM             the program, where it is not found as chromium on PATH
//	BROWSER_REQUIRED     when set, a test fails where there is no browser; else it is skipped
//	BROWSER_SCREENSHOTS  the folder that [Page.Screenshot] writes to, for looking at
package browsertest
