/** Under this name a device remembers at which place its people work. */
export const PLACE_COOKIE = 'place';
