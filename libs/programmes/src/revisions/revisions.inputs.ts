import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  itemKind,
  lasting,
  givenDay,
  localisedLine,
  localisedText,
  provenance,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const revision = id('revision').describe('The revision, a draft.');
const item = id('programmeitem');
const name = localisedLine(500);
const text = localisedText(5000);
const organisations = z.array(id('organisation')).max(50);
const measures = z.array(item).max(50);
const reason = text.optional().describe('Why: readers see it in the difference to the revision before.');
const decision = id('decision').optional().describe('The recorded decision of a meeting.');

const details = {
  vision: 'What it is to lead to; of a priority or a strategic area.',
  description: 'More about it.',
  workingGroup: 'The working group that carries it.',
  responsible: 'The organisations responsible for it: the owner of the programme or its adopters.',
  adaptedFrom: 'The item of the shared programme that it takes over or changes.',
  dependsOn: 'Of a measure: other measures of the plan that come first. The list replaces the one before.',
} as const;

/** What is left out of a measure that takes the place of others. */
const TAKEN_OVER = 'Default: as with those whose place it takes.';

export const draftRevision = z
  .strictObject({
    programme: id('programme').describe('The programme.'),
    reason: text.optional().describe('Why the plan is revised.'),
    expectedVersion,
  })
  .describe('The next revision of a programme, as a copy of its last one.');
export type DraftRevision = z.output<typeof draftRevision>;

export const addItem = z
  .strictObject({
    revision,
    parent: item.optional().describe('The item below which it stands. Default: at the top.'),
    kind: itemKind.describe(
      'A priority stands at the top; a strategic area at the top or below a priority; an objective below one of these; a measure below any of them.',
    ),
    code: code.describe('Its code, unique in the plan: capital letters, digits and hyphens.'),
    name: name.describe('What it is called.'),
    vision: text.optional().describe(details.vision),
    description: text.optional().describe(details.description),
    workingGroup: id('body').optional().describe(details.workingGroup),
    responsible: organisations.default([]).describe(details.responsible),
    adaptedFrom: item.optional().describe(details.adaptedFrom),
    dependsOn: measures.default([]).describe(details.dependsOn),
    reason,
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    expectedVersion,
  })
  .describe('A new item of a plan, the last one at its place.');
export type AddItem = z.output<typeof addItem>;

export const changeItem = z
  .strictObject({
    revision,
    item: item.describe('The item.'),
    kind: lasting(itemKind).describe('What it is.'),
    code: lasting(code).describe('Its code, unique in the plan.'),
    name: lasting(name).describe('What it is called.'),
    vision: clearable(text).describe(details.vision),
    description: clearable(text).describe(details.description),
    workingGroup: clearable(id('body')).describe(details.workingGroup),
    responsible: clearableList(organisations).describe(details.responsible),
    adaptedFrom: clearable(item).describe(details.adaptedFrom),
    dependsOn: clearableList(measures).describe(details.dependsOn),
    reason,
    expectedVersion: versionRead,
  })
  .describe(
    'Other details of an item. What is left out stays as it is; null empties all but the kind, the code and the name.',
  );
export type ChangeItem = z.output<typeof changeItem>;

export const moveItem = z
  .strictObject({
    revision,
    item: item.describe('The item; all below it moves with it.'),
    parent: item.optional().describe('The item below which it stands from now on. Default: at the top.'),
    place: z.int().min(0).max(10_000).optional().describe('Its place there, from 0. Default: the last.'),
    reason,
    expectedVersion: versionRead,
  })
  .describe('Another place of an item in its plan.');
export type MoveItem = z.output<typeof moveItem>;

export const removeItem = z
  .strictObject({
    revision,
    item: item.describe('The item; all below it goes with it.'),
    reason,
    expectedVersion: versionRead,
  })
  .describe('An item that is taken out of a plan.');
export type RemoveItem = z.output<typeof removeItem>;

const because = text.describe('Why: readers see it in the difference to the revision before.');

const newMeasure = sentAs(
  { object: 'NewMeasureInput' },
  z
    .strictObject({
      code: code.describe('Its code, unique in the plan; that of the measure whose place it takes is free.'),
      name: name.describe('What it is called.'),
      description: text.optional().describe(details.description),
      workingGroup: clearable(id('body')).describe(`${details.workingGroup} ${TAKEN_OVER}`),
      responsible: clearableList(organisations).describe(`${details.responsible} ${TAKEN_OVER}`),
      dependsOn: clearableList(measures).describe(`Other measures of the plan that come first. ${TAKEN_OVER}`),
      provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    })
    .describe('A measure that takes the place of others.'),
);

export const splitMeasure = z
  .strictObject({
    revision,
    item: item.describe('The measure, of the revision before.'),
    into: z.array(newMeasure).min(2).max(20).describe('The measures into which it is split.'),
    reason: because,
    expectedVersion: versionRead,
  })
  .describe('A measure of which several are made.');
export type SplitMeasure = z.output<typeof splitMeasure>;

export const mergeMeasures = z
  .strictObject({
    revision,
    items: z.array(item).min(2).max(20).describe('The measures, of the revision before.'),
    into: newMeasure.describe('The measure that they become; it stands where the first of them stood.'),
    reason: because,
    expectedVersion: versionRead,
  })
  .describe('Measures of which one is made.');
export type MergeMeasures = z.output<typeof mergeMeasures>;

export const supersedeMeasure = z
  .strictObject({
    revision,
    item: item.describe('The measure, of the revision before.'),
    by: newMeasure.describe('The measure that takes its place.'),
    reason: because,
    expectedVersion: versionRead,
  })
  .describe('A measure whose place another one takes.');
export type SupersedeMeasure = z.output<typeof supersedeMeasure>;

export const adoptRevision = z
  .strictObject({
    revision,
    adoptedOn: givenDay.optional().describe('The day of the decision. Default: today.'),
    decision,
    expectedVersion: versionRead,
  })
  .describe('That a revision is adopted. Every item that is new, changed or dropped has its reason.');
export type AdoptRevision = z.output<typeof adoptRevision>;

export const discardRevision = z
  .strictObject({ revision, expectedVersion })
  .describe('The draft of a revision that is given up.');
export type DiscardRevision = z.output<typeof discardRevision>;
