CREATE TABLE "order_point_lots" (
	"order_id" uuid,
	"lot_id" uuid,
	"points" bigint NOT NULL,
	"given_back" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_point_lots_pkey" PRIMARY KEY("order_id","lot_id"),
	CONSTRAINT "order_point_lots_parts" CHECK ("points" > 0 and "given_back" between 0 and "points")
);
--> statement-breakpoint
CREATE TABLE "order_points" (
	"order_id" uuid PRIMARY KEY,
	"points" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"rules_version" integer NOT NULL,
	"given_back" bigint DEFAULT 0 NOT NULL,
	"settled_version" integer DEFAULT 1 NOT NULL,
	"settled_returned" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_points_positive" CHECK ("points" > 0 and "discount_minor" > 0),
	CONSTRAINT "order_points_amount" CHECK ("amount_minor" >= "discount_minor"),
	CONSTRAINT "order_points_given_back" CHECK ("given_back" >= 0 and "given_back" <= "points")
);
--> statement-breakpoint
CREATE INDEX "order_point_lots_lot" ON "order_point_lots" ("lot_id");--> statement-breakpoint
CREATE INDEX "order_points_open" ON "order_points" ("at") WHERE "given_back" < "points";--> statement-breakpoint
ALTER TABLE "order_point_lots" ADD CONSTRAINT "order_point_lots_order_id_order_points_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order_points"("order_id");--> statement-breakpoint
ALTER TABLE "order_point_lots" ADD CONSTRAINT "order_point_lots_lot_id_loyalty_lots_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "loyalty_lots"("id");--> statement-breakpoint
ALTER TABLE "order_points" ADD CONSTRAINT "order_points_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id");--> statement-breakpoint
ALTER TABLE "loyalty_accounts" DROP CONSTRAINT "loyalty_accounts_owner", ADD CONSTRAINT "loyalty_accounts_owner" CHECK (("member_id" is null) = ("kind" in ('issued', 'expired', 'adjusted', 'used')));