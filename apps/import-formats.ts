import { alliancesFormats } from '@talkoot/alliances';
import { fundingFormats } from '@talkoot/funding';
import { governanceFormats } from '@talkoot/governance';
import { identityFormats } from '@talkoot/identity';
import { pilotsFormats } from '@talkoot/pilots';
import type { AnyFormat } from '@talkoot/platform/import';
import { registryFormats } from '@talkoot/registry';

/** Every section of the import format, for its published schemas. */
export const IMPORT_FORMATS: readonly AnyFormat[] = [
  ...formats(registryFormats),
  ...formats(identityFormats),
  ...formats(alliancesFormats),
  ...formats(pilotsFormats),
  ...formats(fundingFormats),
  ...formats(governanceFormats),
];

/** A module's exports, all of which are formats. */
function formats(module: Readonly<Record<string, AnyFormat>>): AnyFormat[] {
  return Object.values(module);
}
