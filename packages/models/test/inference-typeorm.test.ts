import { test } from 'vitest';
import { expectMarkedTypes } from './inference.js';

const ENTITY = `
  import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
  @Entity()
  export class User {
    @PrimaryGeneratedColumn() id!: number;
    @Column() name!: string;
  }`;

const PROGRAMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'query runner and its manager': {
    '/user.ts': ENTITY,
    '/main.ts': `
      import { DataSource, type EntityManager } from 'typeorm';
      import { User } from './user';
      export const source = new DataSource({ type: 'postgres', poolSize: 5, entities: [User] }); //=> source: typeorm#DataSource
      export async function run() {
        const runner = source.createQueryRunner(); //=> runner: typeorm#QueryRunner
        await runner.connect();
        await runner.startTransaction();
        const manager = runner.manager; //=> manager: typeorm#EntityManager
        const user = await manager.findOneBy(User, { id: 1 }); //=> user: User
        const saved = await manager.save(user); //=> saved: User
        if (!runner.isReleased) await runner.release(); //=> isReleased: boolean
        return saved;
      }
      export const within = (manager: EntityManager) => manager.getRepository(User); //=> getRepository: <Entity extends ObjectLiteral>(target: EntityTarget<Entity>) => Repository<Entity>`,
  },
  'managed transactions and repositories': {
    '/user.ts': ENTITY,
    '/main.ts': `
      import { DataSource, In, Repository, type EntityManager } from 'typeorm';
      import { User } from './user';
      declare function InjectRepository(target: unknown): any;
      export class UserService {
        constructor(
          @InjectRepository(User) private readonly users: Repository<User>,
          private readonly source: DataSource,
        ) {}
        async run() {
          const count = await this.source.transaction(async (manager) => { //=> manager: typeorm#EntityManager; count: number
            const users = await manager.getRepository(User).find({ where: { id: In([1]) } }); //=> users: User[]
            return users.length;
          });
          await this.source.transaction('SERIALIZABLE', async (tx: EntityManager) => tx.query('x')); //=> tx: typeorm#EntityManager
          const [rows, total] = await this.users.findAndCount(); //=> rows: User[]; total: number
          const many = await this.users.createQueryBuilder('u').where('u.id = :id').leftJoinAndSelect('u.x', 'x').getMany(); //=> many: User[]
          const runner = this.users.manager.connection.createQueryRunner(); //=> runner: typeorm#QueryRunner
          return [count, rows, total, many, runner];
        }
      }`,
  },
  'the functions of 0.3 in JavaScript': {
    '/main.js': `
      const { createConnection, getConnection, getManager } = require('typeorm');
      async function run() {
        const connection = await createConnection({ type: 'mysql' }); //=> connection: typeorm#Connection
        const runner = getConnection().createQueryRunner(); //=> runner: typeorm#QueryRunner
        await getManager().transaction(async (manager) => manager.query('x')); //=> manager: typeorm#EntityManager
        return [connection, runner];
      }
      module.exports = run;`,
  },
  'migrations and subscribers': {
    '/main.ts': `
      import { MigrationInterface, QueryRunner, type InsertEvent, type EntitySubscriberInterface } from 'typeorm';
      export class AddUsers implements MigrationInterface {
        async up(queryRunner: QueryRunner) { await queryRunner.query('x'); } //=> queryRunner: typeorm#QueryRunner
        async down(queryRunner: QueryRunner) { await queryRunner.dropTable('x'); }
      }
      export class Audit implements EntitySubscriberInterface {
        afterInsert(event: InsertEvent) { return event.queryRunner; } //=> queryRunner: typeorm#QueryRunner
      }`,
  },
};

test.each(Object.entries(PROGRAMS))('typeorm: %s', (_, files) => {
  expectMarkedTypes(files);
});
