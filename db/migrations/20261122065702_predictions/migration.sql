CREATE TABLE "affinity_baskets" (
	"buyer_id" uuid PRIMARY KEY,
	"product_ids" uuid[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "affinity_marks" (
	"name" text PRIMARY KEY,
	"counted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "affinity_products" (
	"product_id" uuid PRIMARY KEY,
	"buyers" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort_months" (
	"calendar" text NOT NULL,
	"channel_id" uuid,
	"cohort_on" date NOT NULL,
	"age" integer NOT NULL,
	"month_on" date NOT NULL,
	"buyers" integer NOT NULL,
	"orders" integer NOT NULL,
	"net_minor" bigint NOT NULL,
	"cm2_minor" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_predictions" (
	"customer_id" uuid PRIMARY KEY,
	"run_id" uuid NOT NULL,
	"is_enough" boolean NOT NULL,
	"p_alive" double precision,
	"purchases" integer NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"net_minor" bigint NOT NULL,
	"orders90" double precision,
	"orders90_low" integer,
	"orders90_high" integer,
	"orders365" double precision,
	"orders365_low" integer,
	"orders365_high" integer,
	"value90_minor" bigint,
	"value90_low_minor" bigint,
	"value90_high_minor" bigint,
	"value365_minor" bigint,
	"value365_low_minor" bigint,
	"value365_high_minor" bigint,
	"next_basis" text,
	"next_from_on" date,
	"next_until_on" date,
	"recency_score" smallint NOT NULL,
	"frequency_score" smallint NOT NULL,
	"money_score" smallint NOT NULL,
	"rfm_group" text NOT NULL,
	CONSTRAINT "customer_predictions_alive" CHECK ("p_alive" between 0 and 1),
	CONSTRAINT "customer_predictions_enough" CHECK (not "is_enough" or "p_alive" is not null),
	CONSTRAINT "customer_predictions_orders" CHECK ("orders90_low" <= "orders90_high" and "orders365_low" <= "orders365_high"),
	CONSTRAINT "customer_predictions_values" CHECK ("value90_low_minor" <= "value90_high_minor" and "value365_low_minor" <= "value365_high_minor")
);
--> statement-breakpoint
CREATE TABLE "model_fits" (
	"run_id" uuid,
	"model" text,
	"is_chosen" boolean NOT NULL,
	"parameters" jsonb NOT NULL,
	"log_likelihood" double precision NOT NULL,
	"buyers" integer NOT NULL,
	"repeat_buyers" integer NOT NULL,
	"shrinkage" text NOT NULL,
	"sets" jsonb NOT NULL,
	"holdout" jsonb,
	"totals" jsonb,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "model_fits_pkey" PRIMARY KEY("run_id","model")
);
--> statement-breakpoint
CREATE TABLE "prediction_runs" (
	"id" uuid PRIMARY KEY,
	"status" text NOT NULL,
	"until_on" date NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"customers_total" integer DEFAULT 0 NOT NULL,
	"customers_done" integer DEFAULT 0 NOT NULL,
	"last_customer_id" uuid,
	"problem" text,
	CONSTRAINT "prediction_runs_finished" CHECK (("finished_at" is not null) = ("status" in ('done', 'cancelled', 'failed')))
);
--> statement-breakpoint
CREATE TABLE "product_affinities" (
	"first_product_id" uuid,
	"second_product_id" uuid,
	"buyers" integer NOT NULL,
	CONSTRAINT "product_affinities_pkey" PRIMARY KEY("first_product_id","second_product_id"),
	CONSTRAINT "product_affinities_order" CHECK ("first_product_id" < "second_product_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cohort_months_key" ON "cohort_months" ("calendar",coalesce("channel_id", '00000000-0000-0000-0000-000000000000'),"cohort_on","age");--> statement-breakpoint
CREATE INDEX "customer_predictions_run" ON "customer_predictions" ("run_id");--> statement-breakpoint
CREATE INDEX "customer_predictions_value" ON "customer_predictions" ("value365_minor","customer_id");--> statement-breakpoint
CREATE INDEX "customer_predictions_scores" ON "customer_predictions" ("recency_score","frequency_score","value365_minor","customer_id");--> statement-breakpoint
CREATE INDEX "customer_predictions_group" ON "customer_predictions" ("rfm_group","value365_minor","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prediction_runs_one_at_work" ON "prediction_runs" ((true)) WHERE "status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "prediction_runs_newest" ON "prediction_runs" ("asked_at","id");--> statement-breakpoint
CREATE INDEX "product_affinities_second" ON "product_affinities" ("second_product_id");--> statement-breakpoint
ALTER TABLE "affinity_products" ADD CONSTRAINT "affinity_products_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_predictions" ADD CONSTRAINT "customer_predictions_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_predictions" ADD CONSTRAINT "customer_predictions_run_id_prediction_runs_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prediction_runs"("id");--> statement-breakpoint
ALTER TABLE "model_fits" ADD CONSTRAINT "model_fits_run_id_prediction_runs_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prediction_runs"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_affinities" ADD CONSTRAINT "product_affinities_first_product_id_products_id_fkey" FOREIGN KEY ("first_product_id") REFERENCES "products"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "product_affinities" ADD CONSTRAINT "product_affinities_second_product_id_products_id_fkey" FOREIGN KEY ("second_product_id") REFERENCES "products"("id") ON DELETE CASCADE;