export { type PersonalSection, PersonalRows } from './personal-rows.js';
export { PersonalDataModule } from './personal-data.module.js';
export { type Removal, type RetainedElsewhere, Retention } from './retention.js';
