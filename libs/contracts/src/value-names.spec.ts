import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LOCALES } from './locales.js';
import { VALUE_NAMES } from './value-names.js';

const keysOf = (locale: string) =>
  Object.keys(
    z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'messages', `${locale}.json`), 'utf8'))),
  );

describe('the names of values', () => {
  it.each(Object.entries(VALUE_NAMES))('of %s are texts of values that there are', (family, names) => {
    for (const locale of LOCALES) {
      const named = keysOf(locale).filter((key) => key.startsWith(`${family}.`));
      expect(named.sort()).toEqual(
        Object.keys(names)
          .map((value) => `${family}.${value}`)
          .sort(),
      );
    }
  });

  it('are in every language', () => {
    expect(VALUE_NAMES.light['at-risk']).toEqual({
      fi: 'vaarassa poiketa suunnitellusta',
      sv: 'risk för avvikelse',
      en: 'at risk',
    });
  });
});
