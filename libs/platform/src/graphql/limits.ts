import type { Translations } from '@talkoot/contracts';
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

const DEEPEST = 15;
/** Introspection by the usual tools selects about 120 fields. */
const MOST_FIELDS = 500;

const tooDeep: Translations = {
  fi: `Kysely on liian syvä. Enintään ${DEEPEST} tasoa.`,
  sv: `Frågan är för djup. Högst ${DEEPEST} nivåer.`,
  en: `The query is too deep. At most ${DEEPEST} levels.`,
};
const tooWide: Translations = {
  fi: `Kyselyssä on liikaa kenttiä. Enintään ${MOST_FIELDS}; jaa se osiin.`,
  sv: `Frågan har för många fält. Högst ${MOST_FIELDS}; dela upp den.`,
  en: `The query has too many fields. At most ${MOST_FIELDS}; split it.`,
};

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/** A validation rule that refuses what is too deep or too wide, fragments counted wherever they are spread. */
export function limits(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Size>();

  const ofFragment = (fragment: FragmentDefinitionNode | null | undefined): Size => {
    if (!fragment) return { depth: 0, fields: 0 };
    const known = fragments.get(fragment.name.value);
    if (known) return known;
    // A fragment that spreads itself is refused by another rule; here it must only end.
    fragments.set(fragment.name.value, { depth: 0, fields: 0 });
    const size = ofSelections(fragment.selectionSet);
    fragments.set(fragment.name.value, size);
    return size;
  };

  const ofSelections = ({ selections }: SelectionSetNode): Size => {
    const sizes = selections.map((selection): Size => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(context.getFragment(selection.name.value));
      const below = selection.selectionSet ? ofSelections(selection.selectionSet) : { depth: 0, fields: 0 };
      return selection.kind === Kind.FIELD ? { depth: below.depth + 1, fields: below.fields + 1 } : below;
    });
    return {
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
    };
  };

  return {
    OperationDefinition(node) {
      const { depth, fields } = ofSelections(node.selectionSet);
      const refuse = (reason: string, text: Translations) =>
        context.reportError(new GraphQLError(text.en, { nodes: node, extensions: { reason, text } }));
      if (depth > DEEPEST) refuse('QUERY_TOO_DEEP', tooDeep);
      if (fields > MOST_FIELDS) refuse('QUERY_TOO_WIDE', tooWide);
      return false;
    },
  };
}
