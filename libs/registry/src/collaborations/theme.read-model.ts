import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  link,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
} from '@talkoot/platform/read-model';
import { CollaborationThemeEntity, ThemeEntity } from './theme.entity.js';

export const Theme: ReadModel<ThemeEntity> = readModel({
  name: 'Theme',
  plural: 'themes',
  description: 'A word of the shared vocabulary of what collaborations deal with.',
  table: ThemeEntity,
  node: 'theme',
  visible: 'public',
  cached: true,
  fields: (is) => ({
    id: is.id('theme', 'id', 'Permanent id.'),
    code: is.text('code', 'Its code.'),
    name: is.localised('name', 'Its name, in the reader’s language or the nearest there is.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the theme.'),
    parent: is.one(() => Theme, 'parent', 'The theme above it; null: it stands at the top.'),
    children: is.list(() => Theme, 'parent', 'The themes below it, by code.'),
  }),
  orders: (by) => ({ code: by.ascending('By code.', 'code') }),
});

/** With which themes a collaboration deals on the day. */
export const themesOfCollaboration = link(CollaborationThemeEntity, {
  from: 'collaboration',
  to: 'theme',
  dated: 'period',
});

rootOne('theme', () => Theme, {
  description: 'The theme with this code.',
  access: 'public',
  arguments: { code: required(() => String, parameter.text, 'Its code.') },
  where: (theme, given) => sql`${theme.code} = ${given('code')}`,
});

rootConnection('themes', () => Theme, {
  description: 'The whole vocabulary of themes, by code.',
  access: 'public',
});
