import { OPERATORS_LOCALE } from '@talkoot/contracts';
import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { say } from '../messages/index.js';

/** A validation rule: graphql-js finds nothing wrong with an operation of a kind that the schema does not have, or in it. */
export function operationKinds(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return undefined;
      const text = say('request.operationKind', { kind: node.operation });
      context.reportError(
        new GraphQLError(text[OPERATORS_LOCALE], {
          nodes: node,
          extensions: { reason: 'OPERATION_NOT_SUPPORTED', text },
        }),
      );
      return false;
    },
  };
}
