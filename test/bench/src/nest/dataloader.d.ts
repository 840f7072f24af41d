/** What is used of the package: the packages of the bench are not there when the whole repository is checked. */
declare module 'dataloader' {
  export default class DataLoader<K, V> {
    constructor(load: (keys: readonly K[]) => Promise<readonly V[]>);
    load(key: K): Promise<V>;
  }
}
