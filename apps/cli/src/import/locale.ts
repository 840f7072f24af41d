import { type Locale, OPERATORS_LOCALE, preferredLocale } from '@talkoot/contracts';

/** The language of the terminal, as POSIX orders the variables that tell it; English when it is none of ours. */
export function terminalLocale(environment: NodeJS.ProcessEnv): Locale {
  const told = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value);
  return preferredLocale(`${(told ?? '').slice(0, 2)}, ${OPERATORS_LOCALE};q=0.5`);
}
