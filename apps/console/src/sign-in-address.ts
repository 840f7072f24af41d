/** Where one signs in and comes back from to this very page. */
export const signInAddress = (): string => `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`;
