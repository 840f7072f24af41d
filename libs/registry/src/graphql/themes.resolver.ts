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
import {
  AddThemeInput,
  AddThemePayload,
  RenameThemeInput,
  RenameThemePayload,
  PlaceThemeInput,
  PlaceThemePayload,
} from './theme.types.js';

@Resolver()
export class ThemesResolver {
  constructor(private readonly themes: ThemesService) {}

  @Mutation(() => AddThemePayload, { description: 'Add a theme to the vocabulary.' })
  @Allow('registry:maintain')
  async addTheme(
    @Args('input', { type: () => AddThemeInput, description: 'The theme.' }, parsed(addTheme))
    command: AddTheme,
    @Viewing() operation: Operation,
  ): Promise<AddThemePayload> {
    const id = await this.themes.add(operation, command);
    return { theme: { id } };
  }

  @Mutation(() => RenameThemePayload, { description: 'Give a theme another name.' })
  @Allow('registry:maintain')
  async renameTheme(
    @Args('input', { type: () => RenameThemeInput, description: 'The new name.' }, parsed(renameTheme))
    command: RenameTheme,
    @Viewing() operation: Operation,
  ): Promise<RenameThemePayload> {
    const id = await this.themes.rename(operation, command);
    return { theme: { id } };
  }

  @Mutation(() => PlaceThemePayload, { description: 'Put a theme below another one, or at the top.' })
  @Allow('registry:maintain')
  async placeTheme(
    @Args('input', { type: () => PlaceThemeInput, description: 'The place.' }, parsed(placeTheme))
    command: PlaceTheme,
    @Viewing() operation: Operation,
  ): Promise<PlaceThemePayload> {
    const id = await this.themes.place(operation, command);
    return { theme: { id } };
  }
}
