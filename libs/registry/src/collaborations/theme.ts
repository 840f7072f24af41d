import {
  Aggregate,
  type Id,
  type LocalisedText,
  newId,
  type OrganisationId,
  type Provenance,
  sameText,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

type ThemeId = Id<'theme'>;

export interface ThemeState {
  readonly code: string;
  name: LocalisedText;
  parent?: ThemeId | undefined;
  readonly provenance: Provenance;
}

/** A word of the shared vocabulary of what collaborations deal with; it may stand below another one. */
export class Theme extends Aggregate<'theme', 'theme.added.v1' | 'theme.renamed.v1' | 'theme.placed.v1'> {
  constructor(
    id: ThemeId,
    version: number,
    readonly state: ThemeState,
  ) {
    super(id, version);
  }

  static add(state: ThemeState): Theme {
    const theme = new Theme(newId('theme'), 0, { ...state });
    const { code, name, parent, provenance } = state;
    theme.record('theme.added.v1', { code, name, provenance, ...(parent && { parent }) });
    return theme;
  }

  /** Is called otherwise; without a difference nothing happens. */
  rename(name: LocalisedText): void {
    if (sameText(name, this.state.name)) return;
    this.state.name = name;
    this.record('theme.renamed.v1', { name });
  }

  /** Stands below another theme, or at the top; without a difference nothing happens. Throws THEME_CYCLE. */
  place(parent: ThemeId | undefined, parentOf: (theme: ThemeId) => ThemeId | undefined): void {
    if (parent === this.state.parent) return;
    for (let above = parent; above !== undefined; above = parentOf(above))
      if (above === this.id) throw refuse('THEME_CYCLE', ['parent']);
    this.state.parent = parent;
    this.record('theme.placed.v1', parent ? { parent } : {});
  }

  protected concerned(): readonly OrganisationId[] {
    return [];
  }
}
