import type { Translations } from '@talkoot/contracts';
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

const none = (kind: string): Translations => ({
  fi: `Rajapinnassa ei ole operaatioita ${kind}. Käytä operaatiota query tai mutation.`,
  sv: `Gränssnittet har inga operationer av slaget ${kind}. Använd query eller mutation.`,
  en: `The API has no operations of the kind ${kind}. Use query or mutation.`,
});

/** A validation rule: graphql-js finds nothing wrong with an operation of a kind that the schema does not have, or in it. */
export function operationKinds(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return undefined;
      const text = none(node.operation);
      context.reportError(
        new GraphQLError(text.en, { nodes: node, extensions: { reason: 'OPERATION_NOT_SUPPORTED', text } }),
      );
      return false;
    },
  };
}
