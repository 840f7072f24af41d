import { readFile } from 'node:fs/promises';
import licences from 'spdx-license-list/full.js';

describe('the licence', () => {
  it('is the text of the EUPL 1.2, word for word', async () => {
    expect(await readFile(new URL('../../LICENSE', import.meta.url), 'utf8')).toBe(licences['EUPL-1.2']?.licenseText);
  });
});
