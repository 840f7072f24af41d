/** What is made up or estimated; what is documented or reported needs no mark. */
export const needsMark = (provenance: string | undefined): boolean =>
  provenance === 'ILLUSTRATIVE' || provenance === 'ESTIMATED';
