import * as alliances from '../../libs/alliances/src/alliances.import-format.js';
import * as funding from '../../libs/funding/src/funding.import-format.js';
import * as governance from '../../libs/governance/src/governance.import-format.js';
import * as identity from '../../libs/identity/src/identity.import-format.js';
import * as pilots from '../../libs/pilots/src/pilots.import-format.js';
import * as programmes from '../../libs/programmes/src/programmes.import-format.js';
import * as registry from '../../libs/registry/src/registry.import-format.js';
import type { AnyFormat } from '../../libs/platform/src/import/index.js';

/** Every section of the import format. */
export const formats: readonly AnyFormat[] = [
  ...values(registry),
  ...values(identity),
  ...values(alliances),
  ...values(programmes),
  ...values(pilots),
  ...values(funding),
  ...values(governance),
];

/** A module's exports, all of which are formats. */
function values(module: Readonly<Record<string, AnyFormat>>): AnyFormat[] {
  return Object.values(module);
}
