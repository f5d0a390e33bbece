/** How one line of a menu or list of choices looks. */
export const MENU_ITEM =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 outline-none data-[focused]:bg-accent-surface data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 pointer-coarse:min-h-11';
