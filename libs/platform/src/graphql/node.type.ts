import { Field, ID, InterfaceType } from '@nestjs/graphql';

@InterfaceType('Node', { description: 'Anything that has an id of its own; read it again by its id.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'Permanent id, the same everywhere.' })
  id: string;
}
