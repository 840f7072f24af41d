import { exampleId } from '@talkoot/contracts';
import { mutations } from '@talkoot/platform/graphql';
import { Theme } from './theme.read-model.js';
import { addTheme, placeTheme, renameTheme, ThemesService } from './themes.service.js';

export const ThemesMutations = mutations(ThemesService, (change) => ({
  addTheme: change({
    description: 'Add a theme to the vocabulary.',
    may: 'registry:maintain',
    input: addTheme,
    example: { code: 'GREEN-2026', name: { en: 'Clean energy' } },
    gives: { theme: () => Theme },
    run: (themes, operation, command) => themes.add(operation, command),
  }),
  renameTheme: change({
    description: 'Give a theme another name.',
    may: 'registry:maintain',
    input: renameTheme,
    example: { theme: exampleId('theme'), name: { en: 'Clean energy' }, expectedVersion: 1 },
    gives: { theme: () => Theme },
    run: (themes, operation, command) => themes.rename(operation, command),
  }),
  placeTheme: change({
    description: 'Put a theme below another one, or at the top.',
    may: 'registry:maintain',
    input: placeTheme,
    example: { theme: exampleId('theme'), expectedVersion: 1, parent: exampleId('theme', 2) },
    gives: { theme: () => Theme },
    run: (themes, operation, command) => themes.place(operation, command),
  }),
}));
