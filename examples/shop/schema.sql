DROP TABLE IF EXISTS order_lines, orders, products;

CREATE TABLE products (
  id integer PRIMARY KEY,
  name text NOT NULL,
  price integer NOT NULL,
  stock integer NOT NULL CHECK (stock >= 0)
);

CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer text NOT NULL,
  status text NOT NULL DEFAULT 'open'
);

CREATE TABLE order_lines (
  order_id integer NOT NULL REFERENCES orders,
  product_id integer NOT NULL REFERENCES products,
  quantity integer NOT NULL
);

INSERT INTO products (id, name, price, stock) VALUES (1, 'Teapot', 3900, 10), (2, 'Cup', 900, 40);
