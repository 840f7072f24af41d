import {
  clearable,
  clearableList,
  code,
  expectedVersion,
  id,
  itemKind,
  lasting,
  localDate,
  localisedLine,
  localisedText,
  provenance,
  versionRead,
} from '@talkoot/contracts';
import { z } from 'zod';

/** What the use cases take. The input types of the API, their descriptions and their parsers are made from it. */
const revision = id('revision').describe('The revision, a draft.');
const item = id('programmeitem');
const name = localisedLine(500);
const text = localisedText(5000);
const organisations = z.array(id('organisation')).max(50);
const reason = text.optional().describe('Why: readers see it in the difference to the revision before.');
const decision = id('decision').optional().describe('The recorded decision of a meeting.');

const details = {
  vision: 'What it is to lead to; of a priority or a strategic area.',
  description: 'More about it.',
  workingGroup: 'The working group that carries it.',
  responsible: 'The organisations responsible for it: the owner of the programme or its adopters.',
  adaptedFrom: 'The item of the shared programme that it takes over or changes.',
} as const;

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

export const adoptRevision = z
  .strictObject({
    revision,
    adoptedOn: localDate.optional().describe('The day of the decision. Default: today.'),
    decision,
    expectedVersion: versionRead,
  })
  .describe('That a revision is adopted. Every item that is new, changed or dropped has its reason.');
export type AdoptRevision = z.output<typeof adoptRevision>;

export const discardRevision = z
  .strictObject({ revision, expectedVersion })
  .describe('The draft of a revision that is given up.');
export type DiscardRevision = z.output<typeof discardRevision>;
