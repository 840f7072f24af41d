import { Injectable } from '@nestjs/common';
import {
  code,
  id,
  localisedLine,
  type Operation,
  provenance,
  requireAllowed,
  saidOrNull,
  versionRead,
} from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse } from '../messages/index.js';
import { Theme } from './theme.js';
import { type ThemeId, ThemeRepository } from './theme.repository.js';

export const addTheme = z
  .strictObject({
    code: code.describe('Its code: capital letters, digits and hyphens.'),
    name: localisedLine(300).describe('Its name.'),
    parent: id('theme').optional().describe('The theme above it; none: it stands at the top.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('A new theme of the vocabulary.');
export type AddTheme = z.output<typeof addTheme>;

export const renameTheme = z
  .strictObject({
    theme: id('theme').describe('The theme.'),
    name: localisedLine(300).describe('What it is called from now on.'),
    expectedVersion: versionRead,
  })
  .describe('A theme and its new name.');
export type RenameTheme = z.output<typeof renameTheme>;

export const placeTheme = z
  .strictObject({
    theme: id('theme').describe('The theme.'),
    parent: saidOrNull(id('theme')).describe('The theme above it. Required: null puts it at the top.'),
    expectedVersion: versionRead,
  })
  .describe('A theme and its place in the vocabulary.');
export type PlaceTheme = z.output<typeof placeTheme>;

/** A theme with all the others, which nobody else places meanwhile. */
interface InVocabulary {
  readonly theme: Theme;
  readonly all: ReadonlyMap<ThemeId, Theme>;
}

@Injectable()
export class ThemesService {
  private readonly store: AggregateStore<ThemeId, Theme>;
  private readonly vocabulary: AggregateStore<ThemeId, Theme, InVocabulary>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly themes: ThemeRepository,
  ) {
    const kept = { path: ['theme'], repository: themes };
    this.store = new AggregateStore(unitOfWork, {
      ...kept,
      load: (transaction, id) => themes.load(transaction, id),
      aggregate: (theme) => theme,
    });
    this.vocabulary = new AggregateStore(unitOfWork, {
      ...kept,
      load: async (transaction, id) => {
        const all = await themes.loadVocabulary(transaction);
        const theme = all.get(id);
        return theme && { theme, all };
      },
      aggregate: ({ theme }) => theme,
    });
  }

  add(operation: Operation, command: AddTheme): Promise<ThemeId> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      if (command.parent && !(await this.themes.load(transaction, command.parent)))
        throw refuse('NOT_FOUND', ['parent']);
      const theme = Theme.add(command);
      await this.themes.save(transaction, [theme]);
      return theme.id;
    });
  }

  rename(operation: Operation, { theme: id, name, expectedVersion }: RenameTheme): Promise<ThemeId> {
    return this.store.change(operation, { id, expectedVersion, action: 'registry:maintain' }, (theme) => {
      theme.rename(name);
      return id;
    });
  }

  place(operation: Operation, { theme: id, parent, expectedVersion }: PlaceTheme): Promise<ThemeId> {
    const target = { id, expectedVersion, action: 'registry:maintain' } as const;
    return this.vocabulary.change(operation, target, ({ theme, all }) => {
      if (parent && !all.has(parent)) throw refuse('NOT_FOUND', ['parent']);
      theme.place(parent ?? undefined, (each) => all.get(each)?.state.parent);
      return id;
    });
  }
}
