/** Declarations of the utility types of TypeScript's own library. */
export const UTILITY_TYPES = `
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<T extends (...values: any) => any> = T extends (...values: infer P) => any ? P : never;
type ConstructorParameters<T extends abstract new (...values: any) => any> = T extends abstract new (...values: infer P) => any ? P : never;
type ReturnType<T extends (...values: any) => any> = T extends (...values: any) => infer R ? R : any;
type InstanceType<T extends abstract new (...values: any) => any> = T extends abstract new (...values: any) => infer R ? R : any;
type ThisParameterType<T> = T extends (this: infer U, ...values: never) => any ? U : unknown;
type OmitThisParameter<T> = unknown extends ThisParameterType<T> ? T : T extends (...values: infer A) => infer R ? (...values: A) => R : T;
interface ThisType<T> {}
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
type NoInfer<T> = intrinsic;
`;
