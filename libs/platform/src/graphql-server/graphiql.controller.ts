import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/index.js';
import { FILES, Graphiql } from './graphiql.js';

/** The files that GraphiQL's page is made of; the page itself is answered at the API's address. */
@Controller(FILES)
export class GraphiqlController {
  constructor(private readonly graphiql: Graphiql) {}

  @Get(':file')
  @Public()
  file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.graphiql.answerFile(file, request, reply);
  }
}
