import { Injectable } from '@nestjs/common';
import { type InputPath, type LocalDate, Period } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import type { Alliance } from './alliance.js';
import type { WantedGroup } from './theme-tree.js';

/** Keeps what the registry knows of an alliance's themes, as of every collaboration's, in step with their groups. */
@Injectable()
export class AllianceThemes {
  constructor(private readonly registry: RegistryApi) {}

  /** Throws NOT_FOUND, at its place below the path, for a theme that there is not. */
  async require(transaction: Transaction, groups: readonly WantedGroup[], path: InputPath): Promise<void> {
    const places = groups.flatMap(({ themes }, group) =>
      themes.map((theme, place) => ({ theme, at: [...path, group, 'themes', place] })),
    );
    await this.registry.requireThemes(
      transaction,
      places.map(({ theme }) => theme),
      (place) => places[place]?.at ?? path,
    );
  }

  /** From the day on the alliance deals with the themes of its groups and no others; without a day it did so all along. */
  async follow(transaction: Transaction, { id, parts }: Alliance, day: LocalDate | undefined): Promise<void> {
    const themes = parts.themes.latest.flatMap((group) => group.themes);
    if (day) {
      const known = (await this.registry.themesOf([id], day, transaction)).get(id) ?? [];
      const former = known.map((theme) => theme.id).filter((theme) => !themes.includes(theme));
      await this.registry.unlinkThemes(transaction, id, former, day.minusDays(1));
    }
    const period = day ? Period.from(day) : Period.always;
    await this.registry.linkThemes(
      transaction,
      themes.map((theme) => ({ collaboration: id, theme, period })),
    );
  }
}
