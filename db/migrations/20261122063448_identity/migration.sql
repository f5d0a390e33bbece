CREATE TABLE "blocked_identities" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "customer_merges_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"survivor_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"weight" double precision,
	"evidence" jsonb DEFAULT '[]' NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "customer_merges_two" CHECK ("survivor_id" <> "merged_id"),
	CONSTRAINT "customer_merges_undone" CHECK (("undone_at" is null) = ("undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "customer_own" (
	"customer_id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"note" text NOT NULL,
	"tags" text[] NOT NULL,
	"hidden_tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"locale" text,
	"country" text
);
--> statement-breakpoint
CREATE TABLE "fact_origins" (
	"table_name" text,
	"row_key" text,
	"origin_id" uuid NOT NULL,
	"is_unsure" boolean NOT NULL,
	"before" bigint NOT NULL,
	CONSTRAINT "fact_origins_pkey" PRIMARY KEY("table_name","row_key")
);
--> statement-breakpoint
CREATE TABLE "identity_rules" (
	"kind" text PRIMARY KEY,
	"priority" integer NOT NULL,
	"decides_alone" boolean NOT NULL,
	"most_people" integer NOT NULL,
	CONSTRAINT "identity_rules_people" CHECK ("most_people" between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "link_reviews" (
	"id" uuid PRIMARY KEY,
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"weight" double precision NOT NULL,
	"probability" double precision NOT NULL,
	"evidence" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	CONSTRAINT "link_reviews_order" CHECK ("first_id" < "second_id")
);
--> statement-breakpoint
CREATE TABLE "link_runs" (
	"id" uuid PRIMARY KEY,
	"status" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"step" text,
	"step_done" integer DEFAULT 0 NOT NULL,
	"step_total" integer DEFAULT 0 NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"candidates" integer DEFAULT 0 NOT NULL,
	"linked" integer DEFAULT 0 NOT NULL,
	"to_review" integer DEFAULT 0 NOT NULL,
	"weights" jsonb,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "match_keys" (
	"key" bigint,
	"customer_id" uuid,
	CONSTRAINT "match_keys_pkey" PRIMARY KEY("key","customer_id")
);
--> statement-breakpoint
CREATE TABLE "misplaced_facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "misplaced_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"merge_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "blocked_identities_value" ON "blocked_identities" ("kind","value");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_merges_number" ON "customer_merges" ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_merges_in_force" ON "customer_merges" ("merged_id") WHERE "undone_at" is null;--> statement-breakpoint
CREATE INDEX "customer_merges_survivor" ON "customer_merges" ("survivor_id","number");--> statement-breakpoint
CREATE INDEX "customer_merges_merged" ON "customer_merges" ("merged_id","number");--> statement-breakpoint
CREATE INDEX "fact_origins_origin" ON "fact_origins" ("origin_id");--> statement-breakpoint
CREATE UNIQUE INDEX "link_reviews_pair" ON "link_reviews" ("first_id","second_id");--> statement-breakpoint
CREATE INDEX "link_reviews_second" ON "link_reviews" ("second_id");--> statement-breakpoint
CREATE INDEX "link_reviews_open" ON "link_reviews" ("weight","id") WHERE "status" in ('open', 'later');--> statement-breakpoint
CREATE UNIQUE INDEX "link_runs_one_at_work" ON "link_runs" ((true)) WHERE "status" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "link_runs_newest" ON "link_runs" ("asked_at","id");--> statement-breakpoint
CREATE INDEX "match_keys_customer" ON "match_keys" ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "misplaced_facts_open" ON "misplaced_facts" ("table_name","row_key") WHERE "decided_at" is null;--> statement-breakpoint
CREATE INDEX "misplaced_facts_merge" ON "misplaced_facts" ("merge_id");--> statement-breakpoint
CREATE INDEX "misplaced_facts_customer" ON "misplaced_facts" ("customer_id");--> statement-breakpoint
CREATE INDEX "misplaced_facts_other" ON "misplaced_facts" ("other_id");--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_survivor_id_customers_id_fkey" FOREIGN KEY ("survivor_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_merged_id_customers_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_own" ADD CONSTRAINT "customer_own_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "fact_origins" ADD CONSTRAINT "fact_origins_origin_id_customers_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "link_reviews" ADD CONSTRAINT "link_reviews_first_id_customers_id_fkey" FOREIGN KEY ("first_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "link_reviews" ADD CONSTRAINT "link_reviews_second_id_customers_id_fkey" FOREIGN KEY ("second_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "match_keys" ADD CONSTRAINT "match_keys_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "misplaced_facts" ADD CONSTRAINT "misplaced_facts_merge_id_customer_merges_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "customer_merges"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "misplaced_facts" ADD CONSTRAINT "misplaced_facts_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "misplaced_facts" ADD CONSTRAINT "misplaced_facts_other_id_customers_id_fkey" FOREIGN KEY ("other_id") REFERENCES "customers"("id") ON DELETE CASCADE;