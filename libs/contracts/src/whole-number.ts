import { z } from 'zod';

/** A whole number from `least` to `most`. The API describes the limits; every other number is refused with both of them. */
export function wholeNumber(least: number, most: number): z.ZodInt {
  const error = `out_of_range:${least}–${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}
