/** The look of a heading, of a cell, and of the first column. */
export const HEAD =
  'h-10 border-b border-line px-3 text-sm font-normal whitespace-nowrap text-quiet print:px-1';
export const CELL = 'border-b border-line px-3 py-1.5 whitespace-nowrap print:px-1 print:py-0.5';
/** Columns that a phone shows under the total instead. */
export const BESIDE = 'max-sm:hidden print:table-cell';
export const STICKY = 'sticky start-0 z-1 max-w-36 sm:max-w-none sm:min-w-44 print:static';
