CREATE TABLE "acquired_days" (
	"channel_id" uuid,
	"day" date,
	"age" integer,
	"cm2_minor" bigint NOT NULL,
	CONSTRAINT "acquired_days_pkey" PRIMARY KEY("channel_id","day","age")
);
--> statement-breakpoint
CREATE TABLE "annotations" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"channel_id" uuid,
	"text" text NOT NULL,
	"cause" text,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "annotations_order" CHECK ("starts_on" <= "ends_on"),
	CONSTRAINT "annotations_said" CHECK ("text" <> '')
);
--> statement-breakpoint
CREATE TABLE "board_state" (
	"is_one" boolean PRIMARY KEY DEFAULT true,
	"time_zone" text NOT NULL,
	"outlook_run_id" uuid,
	CONSTRAINT "board_state_is_one" CHECK ("is_one")
);
--> statement-breakpoint
CREATE TABLE "board_tail" (
	"customer_id" uuid,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_months" (
	"customer_id" uuid,
	"age" integer,
	"cm2_minor" bigint NOT NULL,
	CONSTRAINT "customer_months_pkey" PRIMARY KEY("customer_id","age")
);
--> statement-breakpoint
CREATE TABLE "first_orders" (
	"customer_id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_days" (
	"channel_id" uuid,
	"day" date,
	"placed" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"known" integer NOT NULL,
	"firsts" integer NOT NULL,
	"kept" integer NOT NULL,
	"late" integer NOT NULL,
	CONSTRAINT "order_days_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "outlook_days" (
	"channel_id" uuid,
	"day" date,
	"customers" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"value_low_minor" bigint NOT NULL,
	"value_high_minor" bigint NOT NULL,
	CONSTRAINT "outlook_days_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "path_days" (
	"first_channel_id" uuid,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_days" (
	"channel_id" uuid,
	"day" date,
	"people" integer NOT NULL,
	"views" integer NOT NULL,
	"carts" integer NOT NULL,
	"checkouts" integer NOT NULL,
	"messages" integer NOT NULL,
	"touches" bigint NOT NULL,
	CONSTRAINT "visit_days_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "visit_tail" (
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "annotations_cause" ON "annotations" ("cause");--> statement-breakpoint
CREATE INDEX "annotations_days" ON "annotations" ("starts_on","ends_on");--> statement-breakpoint
CREATE INDEX "annotations_channel" ON "annotations" ("channel_id");--> statement-breakpoint
CREATE INDEX "first_orders_channel_day" ON "first_orders" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "path_days_channel_day" ON "path_days" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "visit_days_day" ON "visit_days" ("day");--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;