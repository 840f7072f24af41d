/** The first part of the address of each page of the console. A list and the pages of its things have the same. */
export const CONSOLE_PLACES = [
  'act',
  'alliances',
  'at',
  'bodies',
  'collaborations',
  'decisions',
  'meetings',
  'mine',
  'networks',
  'organisations',
  'pilot-programmes',
  'pilots',
  'plans',
  'programmes',
  'projects',
  'proposals',
  'regions',
  'report-requests',
  'successions',
  'themes',
] as const;

export type ConsolePlace = (typeof CONSOLE_PLACES)[number];
