import { LOCALES } from '@talkoot/contracts';
import { describeImport } from './report.js';

describe('describeImport', () => {
  const message = { fi: 'Päivää ei ole.', sv: 'Dagen finns inte.', en: 'There is no such day.' };
  const problem = { file: 'pilots/green.yaml', line: 17, column: 22, field: 'partners[0].from', code: 'x', message };

  it('names file, line, column and field of a problem, and how many there are, in every language', () => {
    const refused = { applied: false, sections: [], problems: [problem], problemCount: 3 };
    expect(describeImport(refused, 'en')).toEqual([
      'pilots/green.yaml:17:22 partners[0].from: There is no such day.',
      '… and 2 more.',
      'Nothing was imported: 3 problems.',
    ]);
    for (const locale of LOCALES) expect(describeImport(refused, locale)[0]).toContain(message[locale]);
  });

  it('counts what was done, and says that a trial kept nothing', () => {
    const sections = [{ section: 'regions', added: 2, changed: 1, unchanged: 18 }];
    expect(describeImport({ applied: false, sections, problems: [], problemCount: 0 }, 'fi')).toEqual([
      'regions  2 lisätty, 1 muutettu, 18 ennallaan',
      'Kokeilu onnistui; mitään ei tallennettu.',
    ]);
  });
});
