/** What a copy of a programme can take over besides its plan. */
export const COPIED_PARTS = ['texts', 'descriptions', 'people', 'duties'] as const;
