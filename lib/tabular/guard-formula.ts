/** What makes a spreadsheet compute instead of show, the full-width forms too, behind any apostrophes of ours. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text made inert for spreadsheets: an apostrophe stands before what would start a formula. For text cells only. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** Takes away the apostrophe that `guardFormula` put there, so that our own export can be imported again. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
