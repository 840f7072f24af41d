import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';

/** The operation of the request: who asks, in which language, on which day. */
export const Viewing = createParamDecorator(
  (_: unknown, context: ExecutionContext): Operation =>
    GqlExecutionContext.create(context).getContext<{ operation: Operation }>().operation,
);
