import type { CommentFields } from './fields.ts';
import type { Parameters } from './parameters.ts';
import type { CallOptions } from './request.ts';
import { ResourceObject } from './resource-object.ts';

/** An incident or a maintenance: a {@link Resource} that takes comments. */
export type CommentableResource<Row extends object, Fields extends Parameters> = Row &
  CommentableObject<Row, Fields>;

/** What an incident or a maintenance can do beside what every resource can. */
export class CommentableObject<Row extends object, Fields extends Parameters> extends ResourceObject<
  Row,
  Fields
> {
  /**
   * Adds a comment, public unless told, and reads the resource with it into this object.
   *
   * @see POST /incident/ID/comment, POST /maintenance/ID/comment
   */
  async comment({ comment, internal = false }: CommentFields, options: CallOptions = {}): Promise<this> {
    // ProdManager takes any word but an empty one or `false` for yes, so a public comment says nothing.
    return this.write('comment', { comment, ...(internal && { internal: true }) }, options);
  }
}
