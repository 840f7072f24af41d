import type { DocumentNode } from 'graphql';

/** Documents kept, and the longest that is: parsed and with its plans, one takes many times its length. */
export const MOST_DOCUMENTS = 500;
export const LONGEST_DOCUMENT = 4_000;

/**
 * The latest documents that Apollo has found valid, for Apollo. A store of its own would keep 30 MB of them, counted as JSON; what they take in
 * memory, and the plans that go with them, would be hundreds.
 */
export class ValidDocuments {
  private readonly documents = new Map<string, DocumentNode>();

  get(key: string): Promise<DocumentNode | undefined> {
    return Promise.resolve(this.documents.get(key));
  }

  set(key: string, document: DocumentNode): Promise<void> {
    const [oldest] = this.documents.keys();
    if ((document.loc?.end ?? Infinity) <= LONGEST_DOCUMENT) this.documents.set(key, document);
    if (this.documents.size > MOST_DOCUMENTS && oldest !== undefined) this.documents.delete(oldest);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.documents.delete(key));
  }
}
