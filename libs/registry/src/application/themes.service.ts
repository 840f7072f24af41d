import { Injectable } from '@nestjs/common';
import {
  code,
  id,
  type Id,
  localisedLine,
  type Operation,
  provenance,
  requireAllowed,
  saidOrNull,
  versionRead,
} from '@talkoot/contracts';
import { UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { Theme } from '../domain/theme.js';
import { refuse } from '../messages/index.js';
import { ThemeRepository } from '../persistence/theme.repository.js';

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

@Injectable()
export class ThemesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly themes: ThemeRepository,
  ) {}

  add(operation: Operation, command: AddTheme): Promise<Id<'theme'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      if (command.parent && !(await this.themes.load(transaction, command.parent)))
        throw refuse('NOT_FOUND', ['parent']);
      const theme = Theme.add(command);
      await this.themes.save(transaction, [theme]);
      return theme.id;
    });
  }

  rename(operation: Operation, command: RenameTheme): Promise<Id<'theme'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      const theme = await this.themes.load(transaction, command.theme);
      if (!theme) throw refuse('NOT_FOUND', ['theme']);
      theme.expectVersion(command.expectedVersion);
      theme.rename(command.name);
      await this.themes.save(transaction, [theme]);
      return theme.id;
    });
  }

  place(operation: Operation, command: PlaceTheme): Promise<Id<'theme'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      const vocabulary = await this.themes.loadVocabulary(transaction);
      const theme = vocabulary.get(command.theme);
      if (!theme) throw refuse('NOT_FOUND', ['theme']);
      if (command.parent && !vocabulary.has(command.parent)) throw refuse('NOT_FOUND', ['parent']);
      theme.expectVersion(command.expectedVersion);
      theme.place(command.parent ?? undefined, (each) => vocabulary.get(each)?.state.parent);
      await this.themes.save(transaction, [theme]);
      return theme.id;
    });
  }
}
