import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  addTheme,
  type AddTheme,
  placeTheme,
  type PlaceTheme,
  renameTheme,
  type RenameTheme,
  ThemesService,
} from '../application/themes.service.js';
import { RegistryApi } from '../application/registry.api.js';
import {
  AddThemeInput,
  AddThemePayload,
  RenameThemeInput,
  RenameThemePayload,
  PlaceThemeInput,
  PlaceThemePayload,
  themeType,
} from './theme.types.js';

@Resolver()
export class ThemesResolver {
  constructor(
    private readonly themes: ThemesService,
    private readonly registry: RegistryApi,
  ) {}

  @Mutation(() => AddThemePayload, { description: 'Add a theme to the vocabulary.' })
  @Allow('registry:maintain')
  async addTheme(
    @Args('input', { type: () => AddThemeInput, description: 'The theme.' }, parsed(addTheme))
    command: AddTheme,
    @Viewing() operation: Operation,
  ): Promise<AddThemePayload> {
    const id = await this.themes.add(operation, command);
    const theme = (await this.registry.vocabulary()).find((each) => each.id === id);
    return { ...(theme && { theme: themeType(theme) }) };
  }

  @Mutation(() => RenameThemePayload, { description: 'Give a theme another name.' })
  @Allow('registry:maintain')
  async renameTheme(
    @Args('input', { type: () => RenameThemeInput, description: 'The new name.' }, parsed(renameTheme))
    command: RenameTheme,
    @Viewing() operation: Operation,
  ): Promise<RenameThemePayload> {
    const id = await this.themes.rename(operation, command);
    const theme = (await this.registry.vocabulary()).find((each) => each.id === id);
    return { ...(theme && { theme: themeType(theme) }) };
  }

  @Mutation(() => PlaceThemePayload, { description: 'Put a theme below another one, or at the top.' })
  @Allow('registry:maintain')
  async placeTheme(
    @Args('input', { type: () => PlaceThemeInput, description: 'The place.' }, parsed(placeTheme))
    command: PlaceTheme,
    @Viewing() operation: Operation,
  ): Promise<PlaceThemePayload> {
    const id = await this.themes.place(operation, command);
    const theme = (await this.registry.vocabulary()).find((each) => each.id === id);
    return { ...(theme && { theme: themeType(theme) }) };
  }
}
