import { Injectable } from '@nestjs/common';
import { type Id, Period } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';

type ThemeId = Id<'theme'>;

/** Which themes pilots work on; the registry keeps them, dated. */
@Injectable()
export class PilotThemes {
  constructor(private readonly registry: RegistryApi) {}

  /** Gives a new pilot its themes. Throws NOT_FOUND at `themes` for one that there is not. */
  async begin(transaction: Transaction, pilot: Id<'pilot'>, themes: readonly ThemeId[]): Promise<void> {
    await this.require(transaction, themes);
    const links = themes.map((theme) => ({ collaboration: pilot, theme, period: Period.always }));
    await this.registry.linkThemes(transaction, links);
  }

  /** The pilot works on the given themes from today; answers whether that is a change. */
  async change(transaction: Transaction, pilot: Id<'pilot'>, themes: readonly ThemeId[]): Promise<boolean> {
    const { today } = transaction.operation;
    const [already] = await Promise.all([
      this.registry.themesOf([pilot], today, transaction),
      this.require(transaction, themes),
    ]);
    const known = already.get(pilot) ?? [];
    const dropped = known.map(({ id }) => id).filter((id) => !themes.includes(id));
    const added = themes.filter((theme) => !known.some(({ id }) => id === theme));
    const links = added.map((theme) => ({ collaboration: pilot, theme, period: Period.from(today) }));
    await this.registry.unlinkThemes(transaction, pilot, dropped, today.minusDays(1));
    await this.registry.linkThemes(transaction, links);
    return dropped.length + added.length > 0;
  }

  private require(transaction: Transaction, themes: readonly ThemeId[]): Promise<void> {
    return this.registry.requireThemes(transaction, themes, (place) => ['themes', place]);
  }
}
