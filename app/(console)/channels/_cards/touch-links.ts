/** For what holds links to figures: under a finger each is as large as a fingertip without taking more room. */
export const TOUCH_LINKS =
  '[&_a]:inline-block pointer-coarse:[&_a]:-my-3 pointer-coarse:[&_a]:min-w-10 pointer-coarse:[&_a]:py-3';

/** For what holds a small round button: the same for the button. */
export const TOUCH_BUTTON =
  "pointer-coarse:[&>button]:relative pointer-coarse:[&>button]:after:absolute pointer-coarse:[&>button]:after:-inset-2 pointer-coarse:[&>button]:after:content-['']";
