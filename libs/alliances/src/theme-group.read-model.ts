import {
  during,
  exists,
  extend,
  link,
  type ReadContext,
  readModel,
  type ReadModel,
  type Row,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { Theme } from '@talkoot/registry';
import { ThemeGroupEntity, ThemeGroupStandingEntity, ThemeGroupThemeEntity } from './alliance.entity.js';
import { Alliance } from './alliance.read-model.js';

const themesOfGroup = link(ThemeGroupThemeEntity, { from: 'group', to: 'theme', dated: 'period', place: 'place' });

const standsOn = ({ id }: Row<ThemeGroupEntity>, { on }: ReadContext): Sql =>
  exists(ThemeGroupStandingEntity, (standing) => sql`${standing.group} = ${id} AND ${during(standing.period, on)}`);

const ThemeGroup: ReadModel<ThemeGroupEntity> = readModel({
  name: 'ThemeGroup',
  plural: 'groups of themes',
  description: 'Themes of an alliance under one heading.',
  table: ThemeGroupEntity,
  node: 'themegroup',
  relationsOf: { by: 'alliance', model: () => Alliance },
  existsWhen: standsOn,
  visible: [{ as: 'alliance', of: () => Alliance }],
  sides: (join) => ({
    standing: join(
      ThemeGroupStandingEntity,
      (standing, { id }, { on }) => sql`${standing.group} = ${id} AND ${during(standing.period, on)}`,
    ),
  }),
  fields: (is) => ({
    id: is.id('themegroup', 'id', 'Permanent id.'),
    name: is.localised(
      ({ standing }) => standing.name,
      'What it is called on the day, in the reader’s language or the nearest there is.',
    ),
    alliance: is.one(() => Alliance, 'alliance', 'The alliance whose themes these are.'),
    themes: is.list(
      () => Theme,
      new Through(themesOfGroup, 'id'),
      'The themes that stand in it on the day, in the alliance’s order.',
    ),
  }),
  orders: (by) => ({
    place: by.ascending('In the alliance’s order.', {
      type: 'integer',
      of: ({ standing }) => sql`coalesce(${standing.place}, 0)`,
    }),
  }),
});

extend(Alliance, (is) => ({
  themeGroups: is.list(() => ThemeGroup, 'alliance', 'Its themes in groups, on the day, in its own order.', {
    dated: true,
  }),
}));
