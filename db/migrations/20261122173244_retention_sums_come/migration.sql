CREATE TABLE "retention_repeats" (
	"calendar" text,
	"span" text,
	"starts_on" date,
	"channel_id" uuid,
	"again" integer[] NOT NULL,
	CONSTRAINT "retention_repeats_pkey" PRIMARY KEY("calendar","span","starts_on","channel_id"),
	CONSTRAINT "retention_repeats_days" CHECK (cardinality("again") = 367)
);
--> statement-breakpoint
CREATE TABLE "retention_twins" (
	"calendar" text,
	"cohort_on" date,
	"channel_id" uuid,
	"basket" smallint,
	"early_orders" smallint,
	"many_customers" integer NOT NULL,
	"many_orders" integer NOT NULL,
	"many_orders_squared" bigint NOT NULL,
	"many_cm2_minor" bigint NOT NULL,
	"many_cm2_squared" numeric(38,0) NOT NULL,
	"one_customers" integer NOT NULL,
	"one_orders" integer NOT NULL,
	"one_orders_squared" bigint NOT NULL,
	"one_cm2_minor" bigint NOT NULL,
	"one_cm2_squared" numeric(38,0) NOT NULL,
	"plain_many_customers" integer NOT NULL,
	"plain_many_orders" integer NOT NULL,
	"plain_many_cm2_minor" bigint NOT NULL,
	"plain_one_customers" integer NOT NULL,
	"plain_one_orders" integer NOT NULL,
	"plain_one_cm2_minor" bigint NOT NULL,
	CONSTRAINT "retention_twins_pkey" PRIMARY KEY("calendar","cohort_on","channel_id","basket","early_orders")
);
--> statement-breakpoint
CREATE TABLE "retention_use" (
	"calendar" text,
	"cohort_on" date,
	"channel_id" uuid,
	"all_many" integer NOT NULL,
	"all_one" integer NOT NULL,
	"matched_many" integer NOT NULL,
	"matched_one" integer NOT NULL,
	"weight" double precision NOT NULL,
	"many_freedom" integer NOT NULL,
	"one_freedom" integer NOT NULL,
	"many_pull" double precision NOT NULL,
	"one_pull" double precision NOT NULL,
	"many_orders" double precision NOT NULL,
	"one_orders" double precision NOT NULL,
	"many_orders_spread" double precision NOT NULL,
	"one_orders_spread" double precision NOT NULL,
	"many_cm2" double precision NOT NULL,
	"one_cm2" double precision NOT NULL,
	"many_cm2_spread" double precision NOT NULL,
	"one_cm2_spread" double precision NOT NULL,
	"plain_many_customers" integer NOT NULL,
	"plain_many_orders" integer NOT NULL,
	"plain_many_cm2_minor" bigint NOT NULL,
	"plain_one_customers" integer NOT NULL,
	"plain_one_orders" integer NOT NULL,
	"plain_one_cm2_minor" bigint NOT NULL,
	CONSTRAINT "retention_use_pkey" PRIMARY KEY("calendar","cohort_on","channel_id")
);
--> statement-breakpoint
CREATE TABLE "retention_waiting" (
	"month_on" date,
	"channel_id" uuid,
	"customers" integer[] NOT NULL,
	CONSTRAINT "retention_waiting_pkey" PRIMARY KEY("month_on","channel_id"),
	CONSTRAINT "retention_waiting_days" CHECK (cardinality("customers") = 31)
);--> statement-breakpoint
-- Everybody is counted anew into the new sums: nobody may be taken out of them before.
TRUNCATE "retention_people", "retention_days", "retention_cells", "retention_spans";
