import type { CallModel, LibraryModel, ModelData, ModuleModel, OptionModel, OptionsModel, ResourceState, TypeModel, TypeReference, Work } from '@leakcheck/models';
import { promisifiedName, promisifiedOverloads } from './async-twins.js';
import { firstOf } from './first-of.js';

/** A type of a library with the place it is modelled at. */
export interface ModelledType {
  readonly library: LibraryModel;
  readonly reference: TypeReference;
  readonly model: TypeModel;
}

/** The overloads of one function, method or constructor. */
export interface ModelledCalls {
  readonly library: LibraryModel;
  /** `Pool.connect`, `createPool`, `new Pool`. */
  readonly name: string;
  readonly overloads: readonly CallModel[];
}

/** Answers questions about the models by name, without any syntax. */
export class ModelIndex {
  readonly #modules = new Map<string, { readonly library: LibraryModel; readonly model: ModuleModel }>();
  readonly #packages = new Map<string, LibraryModel>();
  readonly #memberNames = new Set<string>();
  readonly #functionNames = new Set<string>();
  readonly #dutyNames = new Set<string>();
  readonly #viewNames = new Set<string>();
  readonly #releaseNames = new Set<string>();
  readonly #stateNames = new Set<string>();
  readonly #drainNames = new Set<string>();
  /** The libraries that have values which can be called, or awaited for the work they stand for. */
  readonly #callable = new Set<string>();
  readonly #awaitable = new Set<string>();
  readonly #open = new Set<string>();
  readonly #staticNames = new Set<string>();

  constructor(data: ModelData) {
    for (const library of data.libraries) {
      for (const name of Object.keys(library.packages)) this.#packages.set(name, library);
      for (const [name, model] of Object.entries(library.modules)) {
        this.#modules.set(name, { library, model });
        for (const [exported, calls] of Object.entries(model.functions)) {
          this.#functionNames.add(exported);
          if (calls.some(hasDuty)) this.#dutyNames.add(exported);
          if (exported !== 'default' || model.whole === undefined) continue;
          this.#functionNames.add(model.whole);
          if (calls.some(hasDuty)) this.#dutyNames.add(model.whole);
        }
        for (const type of Object.values(model.types)) {
          if (type.call) this.#callable.add(library.name);
          if (type.others) this.#open.add(library.name);
          if (type.awaited) this.#awaitable.add(library.name);
          for (const member of Object.keys(type.statics ?? {})) this.#staticNames.add(member);
          for (const [member, calls] of [...Object.entries(type.members), ...Object.entries(type.statics ?? {})]) {
            this.#memberNames.add(member);
            if (calls.some(hasDuty)) this.#dutyNames.add(member);
            if (calls.some(({ effects }) => effects.some(({ kind }) => kind === 'drain'))) this.#drainNames.add(member);
          }
          for (const state of Object.keys(type.states ?? {})) this.#stateNames.add(state);
          for (const view of type.views) this.#viewNames.add(view);
          for (const name of type.resource?.releasedBy ?? []) this.#releaseNames.add(name);
        }
      }
    }
  }

  /** True if some modelled type has a method of that name: the cheap question before any type is asked for. */
  hasMember(name: string): boolean {
    return includesTwin(this.#memberNames, name);
  }

  /** True if some module exports a modelled function of that name. */
  hasFunction(name: string): boolean {
    return this.#functionNames.has(name);
  }

  /** True if a modelled method or function of that name begins or ends a duty. */
  hasDuty(name: string): boolean {
    return includesTwin(this.#dutyNames, name);
  }

  /** True if the text calls a method that may yield the rows of a cursor. */
  mentionsDrain(text: string): boolean {
    for (const name of this.#drainNames) if (text.includes(`.${name}(`)) return true;
    return false;
  }

  /** True if some modelled resource is released by a method of that name. */
  isReleaseName(name: string): boolean {
    return includesTwin(this.#releaseNames, name);
  }

  /** The release methods of other types that a type does not have. */
  releaseNamesLackedBy(type: ModelledType): readonly string[] {
    return [...this.#releaseNames].filter((name) => !this.membersOf(type, name));
  }

  /** True if some modelled type has a view of that name. */
  isViewName(name: string): boolean {
    return this.#viewNames.has(name);
  }

  /** True if some modelled type tells its resource's state by a property of that name. */
  isStateName(name: string): boolean {
    return this.#stateNames.has(name);
  }

  /** What a boolean property says of its resource, if it is modelled. */
  stateOf(type: ModelledType, property: string): ResourceState | undefined {
    const own = type.model.states;
    if (own && Object.hasOwn(own, property)) return own[property];
    for (const parent of type.model.extends) {
      const parentType = this.typeOf(parent);
      const inherited = parentType && this.stateOf(parentType, property);
      if (inherited) return inherited;
    }
    return undefined;
  }

  /** The boolean properties that are true in that state. */
  statesOf(type: ModelledType, state: ResourceState): readonly string[] {
    return [...this.#stateNames].filter((name) => this.stateOf(type, name) === state);
  }

  /** The library that declares a module. */
  libraryOfModule(specifier: string): LibraryModel | undefined {
    return this.#modules.get(specifier)?.library;
  }

  libraryOfPackage(packageName: string): LibraryModel | undefined {
    return this.#packages.get(packageName);
  }

  /** The type that a module exports by that name. */
  typeOf(reference: TypeReference): ModelledType | undefined {
    const module = this.#modules.get(reference.module);
    const model = module?.model.types[reference.name];
    return module && model ? { library: module.library, reference, model } : undefined;
  }

  /**
   * The type of that name in a package whose files are laid out in an unknown way: the module whose specifier fits the
   * file's path best, e.g. `mysql2/promise` for `promise.d.ts`.
   */
  typeInPackage(packageName: string, subpath: string, name: string): ModelledType | undefined {
    const library = this.#packages.get(packageName);
    if (!library) return undefined;
    const candidates = Object.entries(library.modules).filter(([, module]) => module.types[name] !== undefined);
    return this.#bestFit(packageName, subpath, candidates.map(([specifier]) => specifier), (module) => this.typeOf({ module, name }));
  }

  /** The functions of that name that a module, or a package at that subpath, exports. */
  functionsOf(module: string, name: string): ModelledCalls | undefined {
    const found = this.#modules.get(module);
    const overloads = found && functionsIn(found.model, name);
    return found && overloads ? { library: found.library, name, overloads } : undefined;
  }

  functionsInPackage(packageName: string, subpath: string, name: string): ModelledCalls | undefined {
    const library = this.#packages.get(packageName);
    if (!library) return undefined;
    const candidates = Object.entries(library.modules).filter(([, module]) => functionsIn(module, name) !== undefined);
    return this.#bestFit(packageName, subpath, candidates.map(([specifier]) => specifier), (module) => this.functionsOf(module, name));
  }

  /** The overloads of a method, own ones first, then those of the supertypes. */
  membersOf(type: ModelledType, name: string): ModelledCalls | undefined {
    const own = Object.hasOwn(type.model.members, name) ? type.model.members[name] : undefined;
    if (own) return { library: type.library, name: `${type.reference.name}.${name}`, overloads: own };
    for (const parent of type.model.extends) {
      const parentType = this.typeOf(parent);
      const inherited = parentType && this.membersOf(parentType, name);
      if (inherited) return { ...inherited, name: `${type.reference.name}.${name}` };
    }
    const original = promisifiedName(name);
    const twin = original === undefined ? undefined : this.membersOf(type, original);
    return twin && { library: twin.library, name: `${type.reference.name}.${name}`, overloads: promisifiedOverloads(twin.overloads) };
  }

  /** True if values of some of the libraries can be called: the cheap question before any type is asked for. */
  hasCallable(libraries: ReadonlySet<string>): boolean {
    return [...this.#callable].some((library) => libraries.has(library));
  }

  /** True if values of some of the libraries stand for work that begins when they are awaited. */
  hasAwaitable(libraries: ReadonlySet<string>): boolean {
    return [...this.#awaitable].some((library) => libraries.has(library));
  }

  /** True if some modelled class has a method of that name itself. */
  hasStatic(name: string): boolean {
    return this.#staticNames.has(name);
  }

  /** The overloads of a method of the class itself. */
  staticsOf(type: ModelledType, name: string): ModelledCalls | undefined {
    const overloads = type.model.statics && Object.hasOwn(type.model.statics, name) ? type.model.statics[name] : undefined;
    return overloads && { library: type.library, name: `${type.reference.name}.${name}`, overloads };
  }

  /** True if types of some of the libraries have properties that only the program knows. */
  hasOthers(libraries: ReadonlySet<string>): boolean {
    return [...this.#open].some((library) => libraries.has(library));
  }

  /** The type of a property that a type does not declare. */
  otherOf(type: ModelledType): ModelledType | undefined {
    if (type.model.others) return this.typeOf(type.model.others);
    return firstOf(type.model.extends, (parent) => this.#ofParent(parent, (parentType) => this.otherOf(parentType)));
  }

  /** What calling a value of the type itself does: `knex('users')`. */
  callOf(type: ModelledType): ModelledCalls | undefined {
    if (type.model.call) return { library: type.library, name: type.reference.name, overloads: type.model.call };
    return firstOf(type.model.extends, (parent) => this.#ofParent(parent, (parentType) => this.callOf(parentType)));
  }

  /** What awaiting a value of the type does. */
  awaitedWorkOf(type: ModelledType): Work | undefined {
    return type.model.awaited ?? firstOf(type.model.extends, (parent) => this.#ofParent(parent, (parentType) => this.awaitedWorkOf(parentType)));
  }

  #ofParent<Found>(parent: TypeReference, read: (type: ModelledType) => Found | undefined): Found | undefined {
    const type = this.typeOf(parent);
    return type && read(type);
  }

  /** The method of the type's module that hands out such a resource as its result. */
  acquisitionOf(type: ModelledType): ModelledCalls | undefined {
    const module = this.#modules.get(type.reference.module);
    for (const [owner, { members }] of Object.entries(module?.model.types ?? {})) {
      for (const [name, calls] of Object.entries(members)) {
        const overloads = calls.filter(({ effects }) => effects.some((effect) =>
          effect.kind === 'acquire' && effect.delivery.by === 'result' && effect.type?.module === type.reference.module && effect.type.name === type.reference.name));
        if (overloads.length > 0) return { library: type.library, name: `${owner}.${name}`, overloads };
      }
    }
    return undefined;
  }

  /** The resource facts of a type, its own or those of a supertype. */
  resourceOf(type: ModelledType): TypeModel['resource'] {
    if (type.model.resource) return type.model.resource;
    for (const parent of type.model.extends) {
      const parentType = this.typeOf(parent);
      const resource = parentType && this.resourceOf(parentType);
      if (resource) return resource;
    }
    return undefined;
  }

  /** True of a resource that a failing call ends, so that releasing it fails as a second release does. */
  mayEndByItself(type: ModelledType): boolean {
    const second = this.resourceOf(type)?.doubleRelease;
    return (second === 'throws' || second === 'rejects') && this.#hasCallThatEnds(type);
  }

  #hasCallThatEnds(type: ModelledType): boolean {
    if (Object.values(type.model.members).some((calls) => calls.some(({ failureEnds }) => failureEnds === true))) return true;
    return type.model.extends.some((parent) => this.#ofParent(parent, (parentType) => this.#hasCallThatEnds(parentType)) === true);
  }

  /** The facts of what a type's methods hand out as a connection: what a pool lends. */
  lentBy(type: ModelledType): TypeModel['resource'] {
    for (const effect of Object.values(type.model.members).flat().flatMap(({ effects }) => effects)) {
      const lent = effect.kind === 'acquire' && effect.resource === 'connection' && effect.type ? this.typeOf(effect.type) : undefined;
      if (lent) return this.resourceOf(lent);
    }
    return undefined;
  }

  isView(type: ModelledType, property: string): boolean {
    if (type.model.views.includes(property)) return true;
    return type.model.extends.some((parent) => {
      const parentType = this.typeOf(parent);
      return parentType !== undefined && this.isView(parentType, property);
    });
  }

  /** All options of a library with their names, of whichever interface. */
  optionsOfLibrary(library: string): readonly (readonly [name: string, option: OptionModel])[] {
    return [...this.#modules.values()].flatMap(({ library: { name }, model }) =>
      name === library ? Object.values(model.options).flatMap(({ options }) => Object.entries(options)) : []);
  }

  optionsOf(reference: TypeReference): OptionsModel | undefined {
    return this.#modules.get(reference.module)?.model.options[reference.name];
  }

  #bestFit<Found>(packageName: string, subpath: string, specifiers: readonly string[], read: (specifier: string) => Found): Found | undefined {
    const path = `/${subpath.replace(/(?:\.d)?\.[cm]?[jt]s$/, '')}/`;
    const fitting = specifiers.filter((specifier) => specifier !== packageName && path.includes(`/${specifier.slice(packageName.length + 1)}/`));
    const chosen = fitting[0] ?? specifiers.find((specifier) => specifier === packageName) ?? specifiers[0];
    return chosen === undefined ? undefined : read(chosen);
  }
}

/** True if the names have that name, or that of the method whose promisified twin it is. */
function includesTwin(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name) || names.has(promisifiedName(name) ?? name);
}

/** The functions that a module exports under a name, or declares under it and hands out as the whole of itself. */
function functionsIn({ functions, whole }: ModuleModel, name: string): readonly CallModel[] | undefined {
  return functions[name] ?? (name === whole ? functions['default'] : undefined);
}

/** True if the call acquires, connects, releases or lends a resource. */
export function hasDuty(call: CallModel): boolean {
  return call.effects.some(({ kind }) => kind === 'acquire' || kind === 'connect' || kind === 'release' || kind === 'scope' || kind === 'begin' || kind === 'subscribe');
}
