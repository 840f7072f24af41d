/** The advisory locks of the product, all in one place, so that no two things take the same number. */
export const LOCKS = {
  /** Somebody migrates this database. */
  migration: 7_015_001,
  /** Somebody publishes from this database: positions are given by one publisher at a time. */
  publisher: 7_015_002,
  /** Somebody imports into this database. */
  import: 7_015_003,
  /** Somebody looks whether reports of bodies go in circles: of two who close one together each would see half of it. */
  reportsInCircles: 7_015_004,
  /** Somebody makes mails of notifications: of two who do so each would see half of what belongs into one. */
  mails: 7_015_006,
  /** Somebody tries again what met a deadlock. */
  tryAgain: 7_015_005,
  /** Somebody of an organisation invites people to seats: its invitations are counted, and so made one after the other. */
  seatInvitations: 7_015_014,
  /** Somebody links activities: of two who close a circle together each would see half of it. */
  activitiesInCircles: 7_015_015,
  /** Somebody gives audit entries their places, or removes the oldest; platform.chain_audit has the number too. */
  audit: 7_015_016,
  /** Somebody makes a key for signing another one’s turn: there is one at a time that signs. */
  signingKeys: 7_015_021,
  /** Somebody makes a key for an organisation: those that are good are counted. */
  keysOfOrganisation: 7_015_022,
  /** Somebody changes who acts for an organisation, or invites people to: that a manager is left is looked at by one at a time. */
  people: 7_015_023,
} as const;
