import type { Config } from '@talkoot/platform/config';

/** The host by which the events of calendars are known for good: that of this instance's address. */
export const hostOf = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): string => new URL(PUBLIC_URL).hostname;
