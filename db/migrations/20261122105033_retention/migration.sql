CREATE TABLE "retention_cells" (
	"calendar" text,
	"channel_id" uuid,
	"cohort_on" date,
	"month_on" date,
	"buyers" integer NOT NULL,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"cm2_minor" bigint NOT NULL,
	CONSTRAINT "retention_cells_pkey" PRIMARY KEY("calendar","cohort_on","channel_id","month_on")
);
--> statement-breakpoint
CREATE TABLE "retention_days" (
	"customer_id" uuid,
	"day" date,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"cm2_minor" bigint NOT NULL,
	CONSTRAINT "retention_days_pkey" PRIMARY KEY("customer_id","day")
);
--> statement-breakpoint
CREATE TABLE "retention_gaps" (
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"gap" integer,
	"customers" integer NOT NULL,
	CONSTRAINT "retention_gaps_key" UNIQUE NULLS NOT DISTINCT("day","channel_id","gap")
);
--> statement-breakpoint
CREATE TABLE "retention_people" (
	"customer_id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gap" integer,
	"basket" smallint NOT NULL,
	"orders" integer NOT NULL,
	"cm2_minor" bigint NOT NULL,
	"is_ever_many" boolean NOT NULL,
	"early_orders" integer NOT NULL,
	"is_early_many" boolean NOT NULL,
	"later_orders" integer NOT NULL,
	"later_cm2_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_spans" (
	"calendar" text,
	"span" text,
	"starts_on" date,
	"channel_id" uuid,
	"buyers" integer NOT NULL,
	"stayed" integer NOT NULL,
	CONSTRAINT "retention_spans_pkey" PRIMARY KEY("calendar","span","starts_on","channel_id")
);
--> statement-breakpoint
CREATE TABLE "retention_tail" (
	"customer_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_twins" (
	"calendar" text,
	"cohort_on" date,
	"channel_id" uuid,
	"basket" smallint,
	"early_orders" integer,
	"is_early_many" boolean,
	"is_ever_many" boolean,
	"customers" integer NOT NULL,
	"orders" integer NOT NULL,
	"cm2_minor" bigint NOT NULL,
	"later_orders" integer NOT NULL,
	"later_orders_squared" bigint NOT NULL,
	"later_cm2_minor" bigint NOT NULL,
	"later_cm2_squared" numeric(38,0) NOT NULL,
	CONSTRAINT "retention_twins_pkey" PRIMARY KEY("calendar","cohort_on","channel_id","basket","early_orders","is_early_many","is_ever_many")
);
--> statement-breakpoint
CREATE INDEX "retention_tail_customer" ON "retention_tail" ("customer_id");