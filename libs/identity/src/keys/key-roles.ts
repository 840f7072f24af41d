/** As what a system acts for its organisation; a member’s part is for people. */
export const KEY_ROLES = ['editor', 'manager'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];
