const LONGEST = 2000;

/** Where to go after the sign-in: a place of our own, or the front page. Nothing leads to another site. */
export function returnAddress(given: unknown, publicUrl: string): string {
  if (typeof given !== 'string' || given.length > LONGEST || !/^\/(?![/\\])/.test(given)) return '/';
  if (!URL.canParse(given, publicUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(given, publicUrl);
  // A path such as /.//else.example would become another site's address once more.
  if (origin !== new URL(publicUrl).origin || pathname.startsWith('//')) return '/';
  return `${pathname}${search}${hash}`;
}
